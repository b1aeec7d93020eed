//! The faces: Inter in three weights, each with a second face of equally wide figures, and the icons.

use std::sync::{Arc, LazyLock};

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontId, FontTweak};

/// A weight of Inter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 500.
    Medium,
    /// 600.
    SemiBold,
}

/// A file of `assets/fonts` by the name under which egui knows it.
pub const FILES: [(&str, &[u8]); 7] = [
    ("inter-400", include_bytes!("../../../assets/fonts/Inter-Regular.otf")),
    ("inter-500", include_bytes!("../../../assets/fonts/Inter-Medium.otf")),
    ("inter-600", include_bytes!("../../../assets/fonts/Inter-SemiBold.otf")),
    ("num-400", include_bytes!("../../../assets/fonts/Inter-Regular-num.otf")),
    ("num-500", include_bytes!("../../../assets/fonts/Inter-Medium-num.otf")),
    ("num-600", include_bytes!("../../../assets/fonts/Inter-SemiBold-num.otf")),
    ("icons", include_bytes!("../../../assets/fonts/tabler-icons-300.ttf")),
];

// A family's name is an Arc, and text is laid out every frame: make each name once.
static FAMILIES: LazyLock<[FontFamily; 7]> = LazyLock::new(|| FILES.map(|(name, _)| FontFamily::Name(name.into())));

fn family(weight: Weight, num: bool) -> FontFamily {
    let [inter400, inter500, inter600, num400, num500, num600, _] = &*FAMILIES;
    match (weight, num) {
        (Weight::Regular, false) => inter400,
        (Weight::Medium, false) => inter500,
        (Weight::SemiBold, false) => inter600,
        (Weight::Regular, true) => num400,
        (Weight::Medium, true) => num500,
        (Weight::SemiBold, true) => num600,
    }
    .clone()
}

/// The face of `weight` at `size` points; with `num`, figures are equally wide so that columns line up.
pub fn font(size: f32, weight: Weight, num: bool) -> FontId {
    FontId::new(size, family(weight, num))
}

/// The icon font with icons `side` points wide.
pub fn icon_font(side: f32) -> FontId {
    let [.., icons] = &*FAMILIES;
    FontId::new(side, icons.clone())
}

/// Gives egui our faces in place of its own.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}

/// The faces and families as egui wants them.
pub fn definitions() -> FontDefinitions {
    let mut all = FontDefinitions::empty();
    for (name, bytes) in FILES {
        let tweak = if name == "icons" {
            // Hinting shifts and bends strokes of one point.
            FontTweak { hinting: Some(false), ..FontTweak::default() }
        } else {
            // Between the middle of capitals and that of small letters, where a word looks centred in its row.
            FontTweak { y_offset_factor: -0.05, ..FontTweak::default() }
        };
        all.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes).tweak(tweak)));
    }
    let families = [("inter-400", "num-400"), ("inter-500", "num-500"), ("inter-600", "num-600")];
    for (inter, num) in families {
        all.families.insert(FontFamily::Name(inter.into()), vec![inter.to_owned(), "icons".to_owned()]);
        all.families.insert(FontFamily::Name(num.into()), vec![num.to_owned(), inter.to_owned(), "icons".to_owned()]);
    }
    all.families.insert(FontFamily::Name("icons".into()), vec!["icons".to_owned(), "inter-400".to_owned()]);
    all.families.insert(FontFamily::Proportional, vec!["inter-400".to_owned(), "icons".to_owned()]);
    all.families.insert(FontFamily::Monospace, vec!["num-400".to_owned(), "inter-400".to_owned(), "icons".to_owned()]);
    all
}
