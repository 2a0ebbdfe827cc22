"""Word documents made from layouts that people edit: `templates/layouts/*.docx`."""
