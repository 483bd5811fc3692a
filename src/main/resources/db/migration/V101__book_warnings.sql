-- What was odd about a book but no fault, as a document; none of a book that was taken in before this was kept.
alter table book add column warnings bytea;
