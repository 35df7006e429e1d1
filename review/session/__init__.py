"""The one object that both front ends talk to, and what it is made of."""
