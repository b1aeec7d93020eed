//! Every messy file the way the page takes it: read as a job, shown, answered, written as a job, taken back.

use regulars::app::clock::Clock;
use regulars::app::error::AppError;
use regulars::app::event::{Event, ImportRequest};
use regulars::app::import::{FileRefused, Outcome, Preview, json};
use regulars::app::workspace::Workspace;
use regulars::domain::money::Currency;
use regulars::domain::settings::Settings;

use crate::expected::Expected;
use crate::messy::{answers, expected, folder};

fn shop(place: &std::path::Path, expected: &Expected) -> Workspace {
    let settings = Settings {
        currency: Currency::try_from(expected.assume.currency.as_str()).expect("a currency"),
        phone_region: expected.assume.region.clone(),
        ..Settings::default()
    };
    Workspace::create_with(&place.join("Shop.regulars"), settings, Clock::fixed(expected.assume.as_of), &place.join("log")).expect("a shop")
}

fn failure(workspace: &mut Workspace) -> Option<AppError> {
    workspace.take_events().find_map(|event| match event {
        Event::Failed(error) => Some(error),
        _ => None,
    })
}

/// Looks at a file; why it was refused if it was.
fn look(workspace: &mut Workspace, request: ImportRequest) -> Result<Preview, FileRefused> {
    workspace.preview_import(request);
    workspace.finish_job();
    match failure(workspace) {
        None => Ok(workspace.preview().expect("a preview").1.clone()),
        Some(AppError::File(refused)) => Err(refused),
        Some(other) => panic!("{other:?}"),
    }
}

/// What the page does with a file, and where that differs from what is expected.
fn differences(file: &str) -> Vec<String> {
    let expected = expected(file);
    let place = tempfile::tempdir().expect("a folder");
    let mut workspace = shop(place.path(), &expected);
    let empty = workspace.model().clone();
    let mut request = ImportRequest::new(folder().join(file));
    let mut wrong = Vec::new();
    let first = look(&mut workspace, request.clone());
    let outcome = first.as_ref().map_or("reject_file", |preview| preview.outcome().key());
    if outcome != expected.outcome {
        wrong.push(format!("{file}: {outcome}, expected {}", expected.outcome));
    }
    let Ok(first) = first else {
        workspace.import_preview();
        workspace.finish_job();
        if *workspace.model() != empty {
            wrong.push(format!("{file}: a refused file changed something"));
        }
        return wrong;
    };
    let preview = if first.outcome() == Outcome::Ask {
        request.answers = answers(file).iter().map(|(question, choice)| ((*question).to_owned(), (*choice).to_owned())).collect();
        look(&mut workspace, request).expect("read a moment ago")
    } else {
        first
    };
    let found = serde_json::to_value(json::FileJson::of_preview(&preview)).expect("JSON");
    for (key, want) in &expected.counts {
        if found["counts"][key] != *want {
            wrong.push(format!("{file}: {key} {}, expected {want}", found["counts"][key]));
        }
    }
    if *workspace.model() != empty {
        wrong.push(format!("{file}: a preview changed something"));
    }
    workspace.import_preview();
    workspace.finish_job();
    if let Some(error) = failure(&mut workspace) {
        return vec![format!("{file}: {error:?}")];
    }
    let purchases: usize = preview.batch.purchases.len();
    if workspace.model().purchases().len() != purchases {
        wrong.push(format!("{file}: {} purchases went in, {purchases} were shown", workspace.model().purchases().len()));
    }
    if workspace.model().clients().len() != preview.counts.clients_new as usize {
        wrong.push(format!("{file}: {} clients went in, {} were shown", workspace.model().clients().len(), preview.counts.clients_new));
    }
    if workspace.rejected().is_none_or(|rejected| rejected.rows != preview.rejected) {
        wrong.push(format!("{file}: the rejected rows are lost after the import"));
    }
    let shown = workspace.model().clone();
    let path = workspace.path().to_owned();
    workspace.undo();
    let without_ids = |workspace: &Workspace| {
        let model = workspace.model();
        (model.clients().len(), model.purchases().len(), model.products().len(), model.imports().len(), model.settings().clone())
    };
    if without_ids(&workspace) != (0, 0, 0, 0, empty.settings().clone()) {
        wrong.push(format!("{file}: one undo does not take it all back"));
    }
    workspace.redo();
    drop(workspace);
    let again = Workspace::open_to_read(&path, Clock::fixed(expected.assume.as_of), &place.path().join("log")).expect("the file opens");
    if *again.model() != shown {
        wrong.push(format!("{file}: the file and the window differ"));
    }
    wrong
}

#[test]
fn every_messy_file_goes_the_way_of_the_page() {
    let failures: Vec<String> = crate::messy::files().iter().flat_map(|file| differences(file)).collect();
    assert!(failures.is_empty(), "{} differences:\n{}", failures.len(), failures.join("\n"));
}
