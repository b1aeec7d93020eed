settings-tab-backups = Backups
backups-count = { $count ->
    [0] No backups yet
    [one] { $count } backup
   *[other] { $count } backups
}
backups-now = Back up now
backups-when = When
backups-made = Made
backups-clients = Clients
backups-last-sale = Last sale
backups-reading = Looking for backups…
backups-none = No backups yet
backups-none-why = A backup is made a quarter of an hour after a change, before every import, and when the window is closed.
backups-how = Backups make themselves
backups-how-why = A quarter of an hour after a change, before an import, before deleting and going back, and when the window is closed. All of the last two days are kept, then one for each of 14 days, 12 weeks and 24 months. Each is read back and compared before an older one goes. Choose one to see what going back to it would change.
backups-comparing = Comparing with the present…
backups-same = Everything in it is as it is now.
backups-would = Going back would change
backups-change = { $count } changed
backups-other-settings = as they were then
backups-going = Would go: { $names }
backups-returning = Would return: { $names }
backups-go-back = Go back to this
backups-go-back-safe = The present state is backed up first, so going back can be undone.
backups-go-back-damaged = The damaged file is kept beside it under another name.
backups-no-sale = no sale yet
backups-last-sale-on = last sale { $day }
backups-of-clients = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}
backup-reason-timed = By itself
backup-reason-exit = When the window was closed
backup-reason-asked = On request
backup-reason-before-import = Before an import
backup-reason-before-merge = Before merging clients
backup-reason-before-erase = Before deleting for good
backup-reason-before-restore = Before going back
backup-reason-before-campaign = Before a win-back campaign
backup-reason-other = By another version
ago-now = just now
ago-minutes = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
ago-hours = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
ago-days = { $count ->
    [one] yesterday
   *[other] { $count } days ago
}
restored = Everything is as it was in the backup
backed-up = The backup is made
journal-put-aside = Beside this file lay the unfinished write of another one. This file is as it was; the other one's journal is kept as { $path }.
backup-failed = No backup could be made: { $why } The shop's own file is fine.
brought-back = The backup is open in the place of the damaged file, which is kept beside it
rescued = What could be read is saved in { $path }
job-restoring = Going back to the backup
trouble-title = The file could not be opened
trouble-safe = Nothing in it was changed.
trouble-backups = Backups of this file
trouble-backups-why = Choose one to go on with. The file that does not open is kept beside it under another name.
trouble-again = Try again
trouble-start = To the first page
damaged-title = This file is damaged.
damaged-count = { $count ->
    [one] { $count } place in it cannot be read; everything else is shown here, for reading only.
   *[other] { $count } places in it cannot be read; everything else is shown here, for reading only.
}
damaged-what-to-do = Go back to a backup, or save what can be read in a new file. The damaged file stays as it is.
damaged-backups = Choose a backup
damaged-save = Save what can be read
banner-read-only-place = This file lies in a place where nothing can be written: you can look at it, but change nothing. Copy it to a folder of your own to work with it.
banner-read-only-newer = This file was made by a newer version of Regulars: you can look at it, but change nothing. Update the program to work with it.
dialog-second-place = A folder for a second copy of every backup
check-title = Is the file whole?
check-why = Reads every record and holds it against its checksum, the counts of the tables and the rules that every shop keeps.
check-now = Check the file
check-sound = The file is whole. Clients: { $clients }, purchases: { $purchases }, contacts: { $contacts }.
check-unsound = Something is wrong with the file. Go back to the newest backup, or save what can be read.
check-structure = The structure of the file is damaged (places: { $count }).
check-damage = Records that are not as they were written: { $records }
check-without-client = Purchases and contacts without their client: { $count }
check-rules = Records that break a rule: { $records }
check-backup = The newest good backup: { $backup }
check-no-backup = There is no backup of this file.
check-whole-table = { $table } (rows are missing or the table cannot be read)
table-clients = clients
table-purchases = purchases
table-products = products
table-contacts = contacts
table-staff = staff
table-templates = templates
table-campaigns = campaigns
table-ad_spend = ad spend
table-change_log = change log
table-imports = imports
table-settings = settings
table-ledger = table of contents
table-trail = trail
table-backup_mark = the backup's label
table-file = the file
second-place = A second place for backups
second-place-why = Every backup goes there as well. Best is another disk, a stick or a folder of another computer: then the loss of this one costs nothing.
second-place-none = None
second-place-choose = Choose a folder
second-place-forget = None
cli-restored = The file is as it was in { $backup }. What was there before is kept in the folder of backups.
cli-no-backup = There is no backup of this file.
did-client-erased = Client No. { $number } deleted for good
did-restored = Gone back to backup No. { $number }
trail-title = What was changed
trail-show = Show who changed what
trail-none = Nothing was changed yet
trail-more = And { $count } earlier ones, in Settings, Trail
trail-why = Who changed what and when. Nothing can be taken out of this list, except when a client's data are deleted for good.
trail-save = Save the whole trail
trail-file = Trail
trail-card = To the card
trail-unknown = Something that only a newer version knows
settings-tab-trail = Trail
personal-save = Save all data of this client
personal-erase = Delete for good
personal-file = Client { $number }
personal-day = Day
personal-sum = Sum
personal-what = What
personal-who = Who
personal-note = Note
personal-channel = Channel
personal-outcome = Outcome
personal-phones = Phones
personal-emails = E-mail
personal-handles = Messengers
personal-birthday = Birthday
personal-source = Came from
personal-tags = Tags
personal-consent = Consent to marketing
personal-consent-yes = yes
personal-consent-no = no
personal-consent-unknown = not known
personal-do-not-contact = Do not contact
personal-paused = Paused until
personal-external = In other programs
personal-created = Record made
personal-archived = Archived
dialog-client-data = Where to save everything about this client
dialog-trail = Where to save the trail
dialog-pages = Pages
erase-title = Delete { $name } for good?
erase-what = Name, phones, e-mail, notes and contacts ({ $contacts }) are deleted. Purchases ({ $purchases }) stay as those of a guest, so that revenue does not change.
erase-where = This happens in the file and in all its backups. It cannot be undone, and neither can anything done before it.
erase-list = A hash of phone and e-mail stays on a list, so that the next import does not bring this client back.
erase-do = Delete for good
erase-keep = Keep
job-erasing = Deleting for good
job-backing-up-before = Making a backup first
skip-erased = deleted for good before: does not come back by a file
act-title = Act of deletion: client No. { $number }
act-when = { $shop } — { $moment } (UTC { $zone }), done by: { $who }.
act-what = Deleted for good: name, phones, e-mail, notes, contacts ({ $contacts }) and everything in the trail. Purchases left as those of a guest: { $purchases }.
act-backups = Backups written anew without this client: { $count }.
act-list = Salted hashes of phone and e-mail stay on the list of whom an import must not bring back.
act-remaining = Files that could not be written anew or that the program does not keep, to be deleted by hand: { $files }
act-signature = Signature
field-client-name = name
field-client-phones = phones
field-client-emails = e-mail
field-client-handles = messengers
field-client-preferred-channel = preferred channel
field-client-birthday = birthday
field-client-source = came from
field-client-note = note
field-client-tags = tags
field-client-consent = consent
field-client-do-not-contact = do not contact
field-client-paused-until = paused until
field-client-agreed = agreed
field-client-staff = looked after by
field-client-archived = archived
field-purchase-sum-minor = sum (minor units)
field-purchase-day = day
field-purchase-items = products
field-purchase-extra = note
store-network = { $path } lies on another computer of the network, where a broken line could damage it. Move it to a disk of this computer; a folder of the network does well as the second place for backups.
store-occupied = { $path } is open already: { $user } on the computer { $computer }, since { $since }. Close it there first.
store-occupied-by-somebody = { $path } is open already on the computer { $computer }, since { $since }. Close it there first.
synchronised = This file lies in the folder of { $program }.
synchronised-why = A program that copies the file while it is written, or brings back an older one, can lose what you have entered.
synchronised-advice = Better keep the file in a folder of its own and choose the synchronised one as the second place for backups (Settings, The file).
field-client-merged = made one with No.
store-in-front = { $path } is open already; its window has come to the front.
