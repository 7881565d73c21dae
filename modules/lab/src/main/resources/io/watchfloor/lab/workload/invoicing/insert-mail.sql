INSERT INTO mail_mail (state, email_to, body_html, create_date) VALUES ('sent', 'customer@example.com', 'Invoice ' || ?::text, now() at time zone 'UTC')
