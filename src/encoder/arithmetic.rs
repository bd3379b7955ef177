//! Floating-point steps that give the same bits on every machine.
//!
//! Only additions, multiplications, divisions and square roots are used, which IEEE 754 fixes to the last bit, in
//! an order that the code fixes; `exp` and `erf` are polynomials of our own. The compiler may vectorise, since lanes
//! are summed apart, but may not reorder or fuse.

/// Lanes in which sums are kept apart.
const LANES: usize = 16;

/// The sum of the values, in an order that depends on their number alone.
pub(super) fn sum(values: &[f32]) -> f32 {
    let mut lanes = [0.0f32; LANES];
    let chunks = values.chunks_exact(LANES);
    let rest: f32 = chunks.remainder().iter().sum();
    for chunk in chunks {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += value;
        }
    }
    lanes.iter().sum::<f32>() + rest
}

/// `e^x`, to a relative error of some 2e-7; 0 below -87.
pub(super) fn exp(x: f32) -> f32 {
    const ROUND: f32 = 12_582_912.0; // 1.5 * 2^23: adding it rounds to a whole number, half to even
    let x = x.clamp(-87.0, 88.0);
    let whole = (x * std::f32::consts::LOG2_E + ROUND) - ROUND;
    let rest = (x - whole * 0.693_359_4) + whole * 2.121_944_4e-4;
    let power = 1.0
        + rest
            * (1.0
                + rest
                    * (0.5 + rest * (0.166_666_66 + rest * (0.041_666_48 + rest * (0.008_333_93 + rest * 0.001_393_5)))));
    #[expect(clippy::cast_possible_truncation, reason = "whole lies between -126 and 127")]
    let exponent = (whole as i32 + 127) << 23;
    power * f32::from_bits(exponent.cast_unsigned())
}

/// The Gaussian error linear unit, `x * P(X <= x)`.
pub(super) fn gelu(x: f32) -> f32 {
    0.5 * x * (1.0 + erf(x * std::f32::consts::FRAC_1_SQRT_2))
}

/// The error function, to 1.5e-7 (Abramowitz and Stegun, 7.1.26).
fn erf(x: f32) -> f32 {
    let a = x.abs();
    let t = 1.0 / (1.0 + 0.327_591_1 * a);
    let series = t * (0.254_829_6 + t * (-0.284_496_74 + t * (1.421_413_7 + t * (-1.453_152 + t * 1.061_405_4))));
    let value = 1.0 - series * exp(-a * a);
    if x < 0.0 { -value } else { value }
}

/// Brings a row to mean 0 and variance 1, then scales and shifts it.
pub(super) fn layer_norm(row: &mut [f32], weight: &[f32], bias: &[f32]) {
    #[expect(clippy::cast_precision_loss, reason = "a row is some hundred values wide")]
    let count = row.len() as f32;
    let mean = sum(row) / count;
    for value in row.iter_mut() {
        *value -= mean;
    }
    let mut squares = [0.0f32; LANES];
    for chunk in row.chunks(LANES) {
        for (lane, value) in squares.iter_mut().zip(chunk) {
            *lane += value * value;
        }
    }
    let scale = 1.0 / (squares.iter().sum::<f32>() / count + 1e-12).sqrt();
    for ((value, weight), bias) in row.iter_mut().zip(weight).zip(bias) {
        *value = *value * scale * weight + bias;
    }
}

/// The largest absolute value.
pub(super) fn largest(values: &[f32]) -> f32 {
    values.iter().fold(0.0f32, |most, value| most.max(value.abs()))
}

/// The nearest whole number, half to even, of a value within +-2^22.
pub(super) fn round(value: f32) -> f32 {
    (value + 12_582_912.0) - 12_582_912.0
}

#[cfg(test)]
mod tests {
    use super::{exp, gelu, layer_norm, round, sum};

    #[test]
    fn exp_and_gelu_are_close() {
        for step in -2000..2000i16 {
            let x = f32::from(step) / 50.0;
            let exact = f64::from(x).exp();
            assert!((f64::from(exp(x)) - exact).abs() <= exact * 1e-6 + 1e-30, "exp({x})");
        }
        for (x, expected) in [(0.0, 0.0), (1.0, 0.841_344_7), (-1.0, -0.158_655_25), (3.0, 2.995_950_3), (-8.0, 0.0)] {
            assert!((gelu(x) - expected).abs() < 1e-6, "gelu({x}) = {}", gelu(x));
        }
    }

    #[test]
    fn rounds_half_to_even() {
        assert_eq!([0.5, 1.5, -0.5, -2.5, 63.49].map(round), [0.0, 2.0, 0.0, -2.0, 63.0]);
    }

    #[test]
    fn norms_and_sums() {
        assert_eq!(sum(&[0.5; 37]), 18.5);
        let mut row = [1.0, 2.0, 3.0, 4.0];
        layer_norm(&mut row, &[1.0; 4], &[0.0; 4]);
        assert!((row[0] + 1.341_640_8).abs() < 1e-6 && (row[3] - 1.341_640_8).abs() < 1e-6);
    }
}
