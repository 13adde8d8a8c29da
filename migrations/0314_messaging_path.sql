-- A message can lead to a public page that is about nobody, such as a list of services.
comment on column messaging_message.params is
  'Initials, a reference, a number, or the path of a public page that is about nobody. Never a name, a need or a service''s name.';
