#pragma once

namespace vlm::stats {

/// Standard normal distribution function, accurate in both tails.
double normalCdf(double z);
/// Inverse of normalCdf; ±infinity at 0 and 1. Source: Wichura 1988, AS 241 (PPND16).
double normalQuantile(double p);

/// Regularised incomplete beta function I_x(a, b). Source: Lentz's continued fraction (Press et al., §6.4).
double betaCdf(double x, double a, double b);
/// Inverse of betaCdf in x.
double betaQuantile(double p, double a, double b);
double studentCdf(double t, double degreesOfFreedom);
double studentQuantile(double p, double degreesOfFreedom);

}
