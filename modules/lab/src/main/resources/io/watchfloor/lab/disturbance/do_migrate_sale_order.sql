ALTER TABLE sale_order ADD COLUMN IF NOT EXISTS x_migrated boolean
