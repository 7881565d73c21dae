ALTER TABLE stock_move ADD COLUMN IF NOT EXISTS x_migrated boolean
