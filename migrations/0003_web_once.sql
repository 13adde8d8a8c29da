comment on column web_once.key is 'Hash of the id that was made when the form was shown, and of what was typed.';
