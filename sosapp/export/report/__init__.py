"""What is presented of a study while it goes on: as a page, in Word, as Markdown."""
