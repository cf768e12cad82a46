enum SQL: Language {
  static let names = [
    "sql", "mysql", "postgresql", "postgres", "pgsql", "plpgsql", "sqlite", "sqlite3", "tsql",
    "plsql", "mariadb", "bigquery", "ddl",
  ]
  static let grammar = Grammar([State("code", rules: code)])

  private static let code: [Rule] = [
    .lineComment("--"), .comment("/*", "*/", nests: true),
    Rule([.behind(.space), "#", .many(.any)], .comment),
    .string("'", spansLines: true, inside: doubled("''")), .string("E'", "'", spansLines: true),
    .string("\"", kind: .plain, spansLines: true, inside: doubled("\"\"")),
    .string("`", kind: .plain, spansLines: true, inside: doubled("``")),
    Rule(["$", .captureMany(.word), "$"], .string, .push(.state(dollarString))),
    Rule([.one(":@"), .maybe("@"), .one(.letter), .many(.word)], .variable),
    Rule(["$", .some(.digit)], .variable),
    .number(), .words(vocabulary),
  ]

  /// A quotation mark inside is written twice.
  private static func doubled(_ marks: String) -> [Rule] {
    [Rule([.text(marks)], .escape)]
  }

  private static let dollarString = State(
    kind: .string, rules: [Rule(["$", .captured, "$"], .string, .pop)])

  private static let vocabulary = Vocabulary(
    known: [
      (
        .keyword,
        """
        add all alter analyze and any as asc auto_increment begin between by cascade case cast
        check collate column commit concurrently conflict constraint create cross cube current
        cursor database declare default deferrable delete desc describe distinct do drop each else
        elsif end engine escape except exec execute exists explain fetch filter first following
        for foreign from full function generated grant group grouping having if ignore ilike in
        index inner insert intersect interval into is join key language last lateral left like
        limit local lock loop materialized merge natural new next no not nothing nulls of off
        offset old on only or order outer over partition preceding primary procedure raise range
        recursive references rename replace restrict return returning returns revoke right role
        rollback rollup row rows savepoint schema select sequence set show some start table temp
        temporary then to top transaction trigger truncate unbounded union unique until update
        upsert using values vacuum view virtual when where while window with within without
        """
      ),
      (
        .type,
        """
        bigint bigserial binary bit blob bool boolean bytea char character date datetime decimal
        double enum float inet int int2 int4 int8 integer json jsonb longtext mediumint mediumtext
        money nchar numeric nvarchar precision real serial smallint text time timestamp
        timestamptz tinyint tsvector unsigned uuid varbinary varchar varying year zone
        """
      ),
      (.constant, "true false null current_date current_time current_timestamp current_user"),
    ],
    ignoresCase: true, followedBy: [("(", .function)])
}
