"""What reviewers did by hand, told as changes of the glossary."""
