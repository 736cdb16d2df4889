#pragma once

namespace vlm::stats {

/// Standard normal distribution function, accurate in both tails.
double normalCdf(double z);
/// Inverse of normalCdf; ±infinity at 0 and 1. Source: Wichura 1988, AS 241 (PPND16).
double normalQuantile(double p);

}
