"""The canary over the demo: everything that it puts out is recorded, and none of it holds a person's number."""
