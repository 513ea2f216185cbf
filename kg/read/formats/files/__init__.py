"""Files of office programs, mailboxes and archives in, their articles out."""
