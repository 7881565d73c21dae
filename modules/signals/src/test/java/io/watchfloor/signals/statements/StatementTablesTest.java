package io.watchfloor.signals.statements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.signals.statements.StatementTables.Kind;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTablesTest {
    /// A statement, the tables it writes, and those it only reads.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            SELECT 1 | - | -
            SELECT * FROM sale_order | - | sale_order
            SELECT * FROM public.sale_order AS s, stock.move m | - | sale_order stock.move
            SELECT "so"."id" FROM "sale_order" "so" LEFT JOIN res_partner p ON p.id = so.partner_id, stock_quant | - | sale_order res_partner stock_quant
            SELECT a FROM (SELECT b FROM stock_move WHERE c IN (SELECT id FROM stock_picking)) x JOIN sale_order USING (id) | - | stock_move stock_picking sale_order
            SELECT 'FROM account_move', "FROM" FROM sale_order -- , stock_quant | - | sale_order
            SELECT $$ FROM a $$ /* FROM b /* FROM c */ FROM d */ , E'\\' FROM e' FROM f | - | f
            SELECT extract(epoch FROM create_date), substring(name FROM 2) FROM account_move | - | account_move
            SELECT 1 FROM sale_order WHERE state IS NOT DISTINCT FROM account_state | - | sale_order
            SELECT * FROM generate_series(1, 9) g, unnest(ARRAY[1]) WITH ORDINALITY | - | -
            SELECT * FROM ONLY sale_order o, LATERAL (SELECT 1 FROM pos_order WHERE id = o.id) l | - | sale_order pos_order
            SELECT id FROM ir_cron WHERE id = ? FOR NO KEY UPDATE SKIP LOCKED | ir_cron | -
            SELECT * FROM sale_order s JOIN res_partner p ON p.id = s.partner_id FOR UPDATE OF s | sale_order | res_partner
            SELECT * FROM sale_order FOR SHARE | - | sale_order
            UPDATE stock_quant SET quantity = ? FROM sale_order WHERE id = order_id | stock_quant | sale_order
            UPDATE "stock_quant" AS q SET x = (SELECT max(y) FROM stock_move) WHERE q.id IN (?, ?) | stock_quant | stock_move
            UPDATE stock_quant SET a = 1 FROM x JOIN y USING (id) | stock_quant | x y
            INSERT INTO sale_order_line (order_id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name | sale_order_line | -
            INSERT INTO stock_move SELECT * FROM sale_order RETURNING id | stock_move | sale_order
            DELETE FROM pos_order USING pos_session s WHERE s.id = session_id | pos_order | pos_session
            MERGE INTO stock_quant q USING (SELECT * FROM stock_move) m ON m.id = q.id WHEN MATCHED THEN UPDATE SET a = 1 | stock_quant | stock_move
            WITH x AS (SELECT * FROM sale_order), y (a, b) AS MATERIALIZED (SELECT * FROM x) SELECT * FROM y JOIN pos_order ON true | - | sale_order pos_order
            WITH sale_order AS (SELECT * FROM sale_order) SELECT * FROM sale_order | - | sale_order
            WITH RECURSIVE tree AS (SELECT 1 UNION ALL SELECT id FROM tree JOIN res_company ON true) SELECT * FROM tree | - | res_company
            WITH gone AS (DELETE FROM stock_move RETURNING id) INSERT INTO stock_picking SELECT id FROM gone | stock_move stock_picking | -
            (SELECT a FROM sale_order) UNION (SELECT a FROM pos_order) ORDER BY 1 | - | sale_order pos_order
            ALTER TABLE stock_valuation_layer ADD COLUMN x int | stock_valuation_layer | -
            LOCK TABLE ONLY account_move IN ACCESS EXCLUSIVE MODE | account_move | -
            CREATE UNIQUE INDEX CONCURRENTLY i ON account_move (id) | account_move | -
            TRUNCATE bus_bus | bus_bus | -
            VACUUM (ANALYZE) stock_quant | stock_quant | -
            BEGIN | - | -
            COMMIT | - | -
            SELECT "sale_order"."id", "sale_order"."name", "sale_order"."part… | - | sale_order
            SELECT a.id FROM account_move… | - | -
            SELECT json_agg(x) FROM jsonb_to_recordset(… | - | -
            REFRESH MATERIALIZED VIEW CONCURRENTLY sale_report | sale_report | -
            UPDATE account_move_l… | - | -
            UPDATE "account_move… | - | -
            UPDATE account_move … | account_move | -
            """)
    void tablesAreToldFromTheText(String sql, String written, String read) {
        StatementTables tables = StatementTables.of(sql);
        assertEquals(set(written), tables.written(), sql);
        assertEquals(set(read), tables.read(), sql);
    }

    private static Set<String> set(String words) {
        return words == null ? Set.of() : Arrays.stream(words.split(" ")).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            select 1 | SELECT
            WITH a AS (INSERT INTO b VALUES (1) RETURNING c) SELECT c FROM a | SELECT
            WITH a AS (SELECT 1) UPDATE b SET c = 1 | UPDATE
            INSERT INTO a SELECT 1 | INSERT
            (VALUES (1)) | VALUES
            MERGE INTO a USING b ON true WHEN MATCHED THEN DELETE | MERGE
            EXPLAIN ANALYZE DELETE FROM a | OTHER
            CREATE TABLE a AS SELECT 1 | OTHER
            COPY (SELECT 1) TO STDOUT | OTHER
            DO $$BEGIN END$$ | OTHER
            "select" 1 | OTHER
            """)
    void theKindIsThatOfTheOutermostVerb(String sql, Kind kind) {
        assertEquals(kind, StatementTables.of(sql).kind(), sql);
    }

    @Test
    void onlyASingleUncutStatementIsWhole() {
        assertTrue(StatementTables.of("SELECT ';' FROM a; ").whole());
        assertFalse(StatementTables.of("SELECT 1; DROP TABLE a").whole());
        assertFalse(StatementTables.of("SELECT ';").whole());
        assertFalse(StatementTables.of("SELECT (1").whole());
        assertFalse(StatementTables.of("SELECT 1 /* ; DROP").whole());
        assertFalse(StatementTables.of("SELECT 1 …").whole());
        assertTrue(StatementTables.of("SELECT '…', E'it\\'s; one' AS a").whole());
    }

    @Test
    void parametersAreCounted() {
        assertEquals(
                12,
                StatementTables.of("SELECT $2, '$99', $12 FROM a WHERE b = $1").parameters());
    }
}
