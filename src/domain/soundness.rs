//! What an examination of the shop's file found, and what of it cannot be read.

/// What a full examination found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// What `SQLite` finds wrong with its own structures, in its words; empty if nothing.
    pub structure: Vec<String>,
    /// Records that are not as they were written, and tables that lack rows.
    pub damage: Vec<Damage>,
    /// Purchases and contacts whose client is not in the file.
    pub without_client: u64,
    /// Records that are as they were written, but break a rule that every shop keeps.
    pub rule_breakers: Vec<Damage>,
    /// Clients in the file.
    pub clients: usize,
    /// Purchases in the file.
    pub purchases: usize,
    /// Contacts in the file.
    pub contacts: usize,
}

impl CheckReport {
    /// Whether nothing is wrong.
    pub const fn is_sound(&self) -> bool {
        self.structure.is_empty() && self.damage.is_empty() && self.without_client == 0 && self.rule_breakers.is_empty()
    }
}

/// A place in the file that cannot be read as it was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Damage {
    /// Name of the table.
    pub table: &'static str,
    /// Id of the record (the name of a setting), or `None` where rows vanished or the whole table cannot be read.
    pub record: Option<String>,
}
