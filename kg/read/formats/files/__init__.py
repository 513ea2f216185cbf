"""Files of office programs, mailboxes and archives -> their articles."""
