//! Carries a batch out on a model, by the plan that the program itself makes of it.

use regulars::domain::command::{Command, Given, plan};
use regulars::domain::import_batch::ImportBatch;
use regulars::domain::model::Model;

pub fn apply(model: &mut Model, batch: ImportBatch) {
    let given = Given { now: chrono::DateTime::UNIX_EPOCH, today: chrono::NaiveDate::default(), staff: None };
    let plan = plan(model, Command::Import(Box::new(batch)), &given).expect("a plan");
    model.apply(&plan.changes);
}
