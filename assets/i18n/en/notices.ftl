did-client-added = { $name } added
did-client-edited = { $name }: changes saved
did-clients-archived = { $count ->
    [one] { $name } archived
   *[other] { $count } clients archived
}
did-clients-restored = { $count ->
    [one] { $name } is back from the archive
   *[other] { $count } clients are back from the archive
}
did-client-paused = { $name }: paused until { $day }
did-postponed = { $name }: moved to { $day }
did-clients-paused = { $count ->
    [one] { $name }: paused until { $day }
   *[other] { $count } clients paused until { $day }
}
did-clients-tagged = { $count ->
    [one] { $name }: tag “{ $tag }” added
   *[other] { $count } clients: tag “{ $tag }” added
}
did-clients-untagged = { $count ->
    [one] { $name }: tag “{ $tag }” removed
   *[other] { $count } clients: tag “{ $tag }” removed
}
did-pause-lifted = { $name }: no longer paused
did-do-not-contact-set = { $name }: will not be contacted
did-do-not-contact-lifted = { $name }: may be contacted again
did-purchase-added = { $name }: purchase of { $sum } saved
did-purchase-edited = { $name }: purchase of { $sum } changed
did-purchase-deleted = { $name }: purchase of { $sum } deleted
did-will-come = { $name }: will come on { $day }
did-later = { $name }: ask again on { $day }
did-contact = { $name }: { $outcome }
did-settings-saved = Settings saved
did-product-saved = { $name } saved
did-staff-saved = { $name } saved
did-template-saved = Text “{ $name }” saved
did-template-deleted = Text “{ $name }” deleted
did-contact-taken-back = { $name }: contact taken back
did-imported = { $file }: { $clients ->
    [0] { $purchases ->
        [one] { $purchases } purchase imported
       *[other] { $purchases } purchases imported
    }
    [one] { $clients } new client, { $purchases } purchases imported
   *[other] { $clients } new clients, { $purchases } purchases imported
}
did-seeded = The demo is ready
undo = Undo
redo = Redo
undone = Undone: { $what }
redone = Done again: { $what }
nothing-to-undo = Nothing to undo
nothing-to-redo = Nothing to do again
close = Close
exported = Saved: { $path }
not-shown = It is saved, but no program here could show it. Open it in a browser: { $path }
copied = Copied
imported = { $purchases ->
    [0] { $clients ->
        [one] { $clients } client imported
       *[other] { $clients } clients imported
    }
    [one] { $purchases } purchase imported, new clients: { $clients }
   *[other] { $purchases } purchases imported, new clients: { $clients }
}
rejected-row = Row
rejected-reason = Why it was left out
did-clients-merged = Two clients became one: { $name }
did-clients-told-apart = Kept as two people: they are not proposed again
did-campaign-started = Campaign “{ $name }” started
did-campaign-ended = Campaign “{ $name }” ended
did-campaign-archived = Campaign “{ $name }” archived
did-campaign-restored = Campaign “{ $name }” is back from the archive
did-log-entry = Noted: { $name }
did-ad-spend = Ad spend saved: { $name }
did-log-entry-removed = Note removed: { $name }
did-campaign-entered = { $count ->
    [one] { $count } client entered the campaign “{ $name }”
   *[other] { $count } clients entered the campaign “{ $name }”
}
