-- Needs: owner of the schema.
DROP SCHEMA watchfloor_drill CASCADE
