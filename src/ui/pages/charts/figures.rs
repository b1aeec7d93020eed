//! One month's figures over a window, and how far figures usually swing.

use crate::analytics::{MonthFigures, WindowFigures};

/// A month's figures over the window with this index.
pub fn of_window(month: &MonthFigures, window: usize) -> Option<&WindowFigures> {
    month.windows.get(window)
}

/// How a figure moved and how far it usually does.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Movement {
    /// From the figure before to the last one.
    pub change: Option<f64>,
    /// Median absolute change from month to month over the last 12 full months; `None` below three changes.
    pub swing: Option<f64>,
}

impl Movement {
    /// How the last of `figures` moved; `full` tells how many of them, from the first on, belong to finished months.
    pub fn of(figures: &[Option<f64>], full: usize) -> Self {
        let known: Vec<f64> = figures.iter().rev().map_while(|figure| *figure).take(2).collect();
        let change = match known.as_slice() {
            [last, before] => Some(last - before),
            _ => None,
        };
        Self { change, swing: swing(figures.get(..full).unwrap_or_default()) }
    }
}

/// Median absolute month-to-month change of the last 12 months.
fn swing(figures: &[Option<f64>]) -> Option<f64> {
    let pairs = figures.iter().zip(figures.iter().skip(1)).rev().take(12);
    let mut changes: Vec<f64> = pairs.filter_map(|(before, after)| Some(((*after)? - (*before)?).abs())).collect();
    if changes.len() < 3 {
        return None;
    }
    changes.sort_by(f64::total_cmp);
    let upper = changes.get(changes.len() / 2).copied()?;
    let lower = changes.get((changes.len() - 1) / 2).copied()?;
    Some(f64::midpoint(lower, upper))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(figures: &[f64]) -> Vec<Option<f64>> {
        figures.iter().copied().map(Some).collect()
    }

    #[test]
    fn the_usual_swing_is_the_median_change_of_full_months() {
        assert_eq!(swing(&some(&[1.0, 2.0])), None);
        assert_eq!(swing(&some(&[1.0, 2.0, 4.0, 7.0])), Some(2.0));
        assert_eq!(swing(&some(&[1.0, 2.0, 0.0, 3.0, 7.0])), Some(2.5));
        let mut long = some(&[500.0]);
        long.extend(some(&[0.0; 13]));
        assert_eq!(swing(&long), Some(0.0), "only the last twelve changes count");
    }

    #[test]
    fn months_without_a_ratio_are_passed_over() {
        let figures = [Some(1.0), None, Some(2.0), Some(3.0), Some(5.0), Some(8.0)];
        assert_eq!(swing(&figures), Some(2.0));
        assert_eq!(Movement::of(&figures, 5).change, Some(3.0));
        assert_eq!(Movement::of(&[Some(1.0), None], 1).change, None);
        assert_eq!(Movement::of(&[None, Some(1.0)], 2).change, None);
        assert_eq!(Movement::of(&[], 0), Movement::default());
    }
}
