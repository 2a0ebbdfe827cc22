"""The sheets of the workbook: what each holds, and how one is written."""
