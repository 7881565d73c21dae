-- Needs: superuser or pg_checkpoint. So that the one at the end has little left to write.
CHECKPOINT
