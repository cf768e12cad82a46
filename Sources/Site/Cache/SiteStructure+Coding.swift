extension ByteWriter {
  mutating func write(_ structure: SiteStructure) {
    write(numbers: structure.order)
    write(structure.postCount)
    write(structure.allTaxonomies) { $0.write($1) }
    write(structure.uses) { writer, use in
      writer.write(numbers: use.terms)
      writer.write(numbers: use.ends)
    }
    write(structure.archive) { writer, year in
      writer.write(year.year)
      writer.write(year.months) { writer, month in
        writer.write(month.year)
        writer.write(month.month)
        writer.write(numbers: month.posts)
      }
    }
    write(structure.lastModified)
    write(structure.homePage) { $0.write($1) }
  }

  private mutating func write(_ taxonomy: Taxonomy) {
    write(taxonomy.name)
    write(taxonomy.terms) { writer, term in
      writer.write(term.name)
      writer.write(term.slug)
      writer.write(term.url.text)
      writer.write(numbers: term.posts)
      writer.write(term.variants) { writer, variant in
        writer.write(variant.name)
        writer.write(variant.count)
        writer.write(variant.source)
      }
    }
  }

  private mutating func write(numbers: [Int]) { write(numbers) { $0.write($1) } }
}

extension ByteReader {
  mutating func structure() throws(DamagedBytes) -> SiteStructure {
    SiteStructure(
      order: try numbers(), postCount: try integer(),
      allTaxonomies: try list { (reader) throws(DamagedBytes) in try reader.taxonomy() },
      uses: try list { (reader) throws(DamagedBytes) in
        TermUse(terms: try reader.numbers(), ends: try reader.numbers())
      },
      archive: try list { (reader) throws(DamagedBytes) in
        ArchiveYear(
          year: try reader.integer(),
          months: try reader.list { (reader) throws(DamagedBytes) in
            ArchiveMonth(
              year: try reader.integer(), month: try reader.integer(),
              posts: try reader.numbers())
          })
      },
      lastModified: try optionalDate(),
      homePage: try optional { (reader) throws(DamagedBytes) in try reader.integer() })
  }

  private mutating func taxonomy() throws(DamagedBytes) -> Taxonomy {
    Taxonomy(
      name: try text(),
      terms: try list { (reader) throws(DamagedBytes) in
        Term(
          name: try reader.text(), slug: try reader.text(),
          url: URLPath(safe: try reader.text()), posts: try reader.numbers(),
          variants: try reader.list { (reader) throws(DamagedBytes) in
            Term.Variant(
              name: try reader.text(), count: try reader.integer(), source: try reader.text())
          })
      })
  }

  private mutating func numbers() throws(DamagedBytes) -> [Int] {
    try list { (reader) throws(DamagedBytes) in try reader.integer() }
  }
}
