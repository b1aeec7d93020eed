//! Where columns and rows of a table stand: plain arithmetic, no painting.

use std::ops::Range;

use super::{Column, Group, Width};

/// Left edge and width of each column in a table `width` points wide, both measured from the left text edge.
///
/// Fixed columns keep their width; what is left is shared by the growing ones, none of them below its least width.
pub fn columns(columns: &[Column<'_>], width: f32) -> Vec<(f32, f32)> {
    let fixed: f32 = columns.iter().map(|column| column.gap + if let Width::Fixed(points) = column.width { points } else { 0.0 }).sum();
    let growing = columns.iter().filter(|column| matches!(column.width, Width::Grow { .. })).count();
    let share = (width - fixed).max(0.0) / f32::from(u16::try_from(growing.max(1)).unwrap_or(u16::MAX));
    let mut left = 0.0;
    columns
        .iter()
        .map(|column| {
            let points = match column.width {
                Width::Fixed(points) => points,
                Width::Grow { least } => share.max(least),
            };
            let place = (left + column.gap, points);
            left += column.gap + points;
            place
        })
        .collect()
}

/// Heights of rows and group headers, and from them the place of every row without visiting the others.
#[derive(Debug, Clone, Copy)]
pub struct Rows<'a> {
    /// Number of rows, group headers not counted.
    pub count: usize,
    /// Height of a row in points.
    pub row: f32,
    /// Height of a group header in points.
    pub header: f32,
    /// Groups in the order of their first rows.
    pub groups: &'a [Group<'a>],
}

impl Rows<'_> {
    /// Height of everything in points.
    pub fn total(&self) -> f32 {
        many(self.count) * self.row + many(self.groups.len()) * self.header
    }

    /// Distance of the top of `row` from the top of the first line, in points.
    pub fn top(&self, row: usize) -> f32 {
        let headers = self.groups.partition_point(|group| group.first_row <= row);
        many(row) * self.row + many(headers) * self.header
    }

    /// Distance of the top of the header of group number `group`, in points.
    pub fn group_top(&self, group: usize) -> f32 {
        let first_row = self.groups.get(group).map_or(self.count, |group| group.first_row);
        many(first_row) * self.row + many(group) * self.header
    }

    /// The rows of which a part lies between `from` and `to` points.
    pub fn visible(&self, from: f32, to: f32) -> Range<usize> {
        let first = self.first(|row| self.top(row) + self.row > from);
        let end = self.first(|row| self.top(row) >= to);
        first..end.max(first)
    }

    fn first(&self, reached: impl Fn(usize) -> bool) -> usize {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = low.midpoint(high);
            if reached(middle) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }
}

#[allow(clippy::cast_precision_loss, reason = "a table has far fewer than 2^24 rows, which f32 counts exactly")]
const fn many(count: usize) -> f32 {
    count as f32
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "sums of whole points are exact")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn group(first_row: usize) -> Group<'static> {
        Group::new(first_row, "", "")
    }

    #[test]
    fn growing_columns_share_what_fixed_ones_leave() {
        let check = |widths: &[Column<'_>], width: f32, expected: &[(f32, f32)]| assert_eq!(columns(widths, width), expected);
        let (client, risk, by) = (Column::fixed("", 172.0), Column::fixed("", 92.0), Column::fixed("", 140.0).gap(28.0));
        check(&[client, Column::grow("", 50.0), risk, by], 1008.0, &[(0.0, 172.0), (172.0, 576.0), (748.0, 92.0), (868.0, 140.0)]);
        check(&[Column::grow("", 50.0), Column::grow("", 50.0)], 300.0, &[(0.0, 150.0), (150.0, 150.0)]);
        check(&[Column::grow("", 50.0), risk], 100.0, &[(0.0, 50.0), (50.0, 92.0)]);
        check(&[], 100.0, &[]);
    }

    #[test]
    fn group_headers_push_their_rows_down() {
        let groups = [group(0), group(2)];
        let rows = Rows { count: 5, row: 36.0, header: 31.0, groups: &groups };
        assert_eq!([0, 1, 2, 4].map(|row| rows.top(row)), [31.0, 67.0, 134.0, 206.0]);
        assert_eq!([0, 1].map(|group| rows.group_top(group)), [0.0, 103.0]);
        assert_eq!(rows.total(), 242.0);
        assert_eq!(rows.visible(0.0, 31.0), 0..0);
        assert_eq!(rows.visible(66.0, 104.0), 0..2);
        assert_eq!(rows.visible(0.0, 1000.0), 0..5);
    }

    proptest! {
        #[test]
        fn visible_rows_are_exactly_those_that_reach_into_the_view(
            count in 0usize..300, firsts in prop::collection::btree_set(0usize..300, 0..6), from in 0.0f32..9000.0, height in 0.0f32..900.0,
        ) {
            let groups: Vec<_> = firsts.into_iter().filter(|first| *first < count).map(group).collect();
            let rows = Rows { count, row: 36.0, header: 31.0, groups: &groups };
            let to = from + height;
            let seen = rows.visible(from, to);
            for row in 0..count {
                let inside = rows.top(row) + rows.row > from && rows.top(row) < to;
                prop_assert_eq!(seen.contains(&row), inside, "row {}", row);
            }
        }
    }
}
