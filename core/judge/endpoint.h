#pragma once

#include "core/remote/endpoint.h"

namespace vlm::judge {

// A judge is a model behind HTTP like any other.
using remote::Completion;
using remote::Endpoint;
using remote::EndpointOptions;
using remote::HttpFault;
using remote::HttpReply;
using remote::HttpRequest;
using remote::keyFromEnvironment;
using remote::post;
using remote::RateLimiter;
using remote::retryAfter;
using remote::Secret;

}
