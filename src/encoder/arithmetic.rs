//! Floating-point steps that give the same bits on every machine.
//!
//! Only additions, multiplications, divisions and square roots are used, which IEEE 754 fixes to the last bit, in
//! an order that the code fixes; `exp`, `ln` and `erf` are polynomials of our own. The compiler may vectorise, since
//! lanes are summed apart, but may not reorder or fuse.

#![expect(clippy::inline_always, reason = "parts of kernels, see vector.rs")]

/// Lanes in which sums are kept apart.
const LANES: usize = 16;

/// 1.5 * 2^23: adding it to a small number rounds that to a whole one, half to even, which then stands in the last
/// bits.
const ROUND: f32 = 12_582_912.0;

/// Folds values in lanes, then the lanes: an order that depends on the number of the values alone.
#[inline(always)]
fn in_lanes(
    values: &[f32],
    start: f32,
    step: impl Fn(f32, f32) -> f32,
    join: impl Fn(f32, f32) -> f32,
) -> f32 {
    let mut lanes = [start; LANES];
    let chunks = values.chunks_exact(LANES);
    let rest = chunks.remainder();
    for chunk in chunks {
        for (lane, &value) in lanes.iter_mut().zip(chunk) {
            *lane = step(*lane, value);
        }
    }
    for (lane, &value) in lanes.iter_mut().zip(rest) {
        *lane = step(*lane, value);
    }
    lanes.into_iter().fold(start, join)
}

/// The sum of the values.
#[inline(always)]
pub(super) fn sum(values: &[f32]) -> f32 {
    in_lanes(values, 0.0, |sum, value| sum + value, |a, b| a + b)
}

/// The largest value.
#[inline(always)]
pub(super) fn largest(values: &[f32]) -> f32 {
    in_lanes(values, f32::NEG_INFINITY, greater, greater)
}

/// The largest absolute value.
#[inline(always)]
pub(super) fn largest_size(values: &[f32]) -> f32 {
    in_lanes(values, 0.0, |most, value| greater(most, value.abs()), greater)
}

/// The greater of two values; the first where one is not a number.
#[inline(always)]
pub(super) fn greater(a: f32, b: f32) -> f32 {
    if b > a { b } else { a }
}

/// `e^x`, to a relative error of some 1e-7; `e^-87`, next to nothing, below -87 (Cephes, `expf`).
#[inline(always)]
pub(super) fn exp(x: f32) -> f32 {
    let x = if x > -87.0 { x } else { -87.0 };
    let x = if x < 88.0 { x } else { 88.0 };
    let shifted = x * std::f32::consts::LOG2_E + ROUND;
    let whole = shifted - ROUND;
    let x = (x - whole * 0.693_359_4) + whole * 2.121_944_4e-4;
    let series = ((((1.987_569_1e-4 * x + 1.398_199_9e-3) * x + 8.333_452e-3) * x + 4.166_579_6e-2) * x
        + 0.166_666_65)
        * x
        + 0.5;
    let power = series * (x * x) + x + 1.0;
    // The whole number stands in the last bits of `shifted`; moved to the exponent, it is a power of two.
    power * f32::from_bits((shifted.to_bits().wrapping_add(127)) << 23)
}

/// The natural logarithm of a positive number, to some 1e-12.
pub(super) fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let mut exponent = i32::from((bits >> 52) as u16) - 1023;
    let mut part = f64::from_bits((bits & 0x000f_ffff_ffff_ffff) | 0x3ff0_0000_0000_0000);
    if part > std::f64::consts::SQRT_2 {
        part *= 0.5;
        exponent += 1;
    }
    let ratio = (part - 1.0) / (part + 1.0);
    let square = ratio * ratio;
    let series = (0..10).rev().fold(0.0, |sum, term| sum * square + 1.0 / f64::from(2 * term + 1));
    f64::from(exponent) * std::f64::consts::LN_2 + 2.0 * ratio * series
}

/// `1 / (1 + e^-x)`.
pub(super) fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// The Gaussian error linear unit, `x * P(X <= x)`, its error function to 1.5e-7 (Abramowitz and Stegun, 7.1.26).
#[inline(always)]
pub(super) fn gelu(x: f32) -> f32 {
    let z = x.abs() * std::f32::consts::FRAC_1_SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * z);
    let y = ((((1.061_405_4 * t - 1.453_152_1) * t + 1.421_413_8) * t - 0.284_496_72) * t + 0.254_829_6) * t;
    let erf = (1.0 - y * exp(-z * z)).copysign(x);
    x * 0.5 * (1.0 + erf)
}

/// Brings a row to mean 0 and variance 1, then scales and shifts it.
#[inline(always)]
pub(super) fn layer_norm(row: &mut [f32], weight: &[f32], bias: &[f32]) {
    #[expect(clippy::cast_precision_loss, reason = "a row is some hundred values wide")]
    let count = row.len() as f32;
    let mean = sum(row) / count;
    for value in row.iter_mut() {
        *value -= mean;
    }
    let squares = in_lanes(row, 0.0, |sum, value| sum + value * value, |a, b| a + b);
    let deviation = (squares / count + 1e-12).sqrt();
    for ((value, weight), bias) in row.iter_mut().zip(weight).zip(bias) {
        *value = *value / deviation * weight + bias;
    }
}

/// What whole numbers of so many levels are to be multiplied with to give a row back.
#[inline(always)]
pub(super) fn scale(row: &[f32], levels: f32) -> f32 {
    greater(largest_size(row), 1e-9) / levels
}

/// The nearest whole number, half to even, of a value -128..=127.
#[expect(clippy::cast_possible_truncation, reason = "the last eight bits are meant")]
#[inline(always)]
pub(super) fn signed(value: f32) -> i8 {
    (value + ROUND).to_bits() as i8
}

/// The same with 128 added.
#[inline(always)]
pub(super) fn shifted(value: f32) -> u8 {
    signed(value).cast_unsigned() ^ 0x80
}

/// The nearest whole number, half to even, of a value 0..=255.
#[inline(always)]
pub(super) fn unsigned(value: f32) -> u8 {
    signed(value).cast_unsigned()
}

/// A whole number as a float. No sum of products here reaches 2^24, so that it is exact.
#[expect(clippy::cast_precision_loss, reason = "see above")]
#[inline(always)]
pub(super) fn whole(value: i32) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests {
    use super::{exp, gelu, largest, layer_norm, ln, shifted, signed, sum, unsigned};

    #[test]
    fn functions_are_close() {
        for step in -2000..2000i16 {
            let x = f32::from(step) / 50.0;
            let exact = f64::from(x).exp();
            assert!((f64::from(exp(x)) - exact).abs() <= exact * 2e-7 + 1e-30, "exp({x})");
            let y = f64::from(step) + 2000.5;
            assert!((ln(y) - y.ln()).abs() < 1e-12, "ln({y})");
        }
        for (x, expected) in
            [(0.0, 0.0), (1.0, 0.841_344_7), (-1.0, -0.158_655_25), (3.0, 2.995_950_3), (-8.0, 0.0)]
        {
            assert!((gelu(x) - expected).abs() < 1e-6, "gelu({x}) = {}", gelu(x));
        }
    }

    #[test]
    fn rounds_half_to_even() {
        assert_eq!([0.5, 1.5, -0.5, -2.5, 63.49, -127.0].map(signed), [0, 2, 0, -2, 63, -127]);
        assert_eq!([0.5, 1.5, 254.6].map(unsigned), [0, 2, 255]);
        assert_eq!([-127.0, 0.0, 126.5].map(shifted), [1, 128, 254]);
    }

    #[test]
    fn norms_and_sums() {
        assert!((sum(&[0.5; 37]) - 18.5).abs() < 1e-6);
        assert!((largest(&[-3.0, -2.0, -7.0]) + 2.0).abs() < 1e-6);
        let mut row = [1.0, 2.0, 3.0, 4.0];
        layer_norm(&mut row, &[1.0; 4], &[0.0; 4]);
        assert!((row[0] + 1.341_640_8).abs() < 1e-6 && (row[3] - 1.341_640_8).abs() < 1e-6);
    }
}
