extension JSONValue {
  /// The value of one JSON text (RFC 8259) in UTF-8; a byte order mark before it is skipped.
  ///
  /// Of two members with one key the last wins, in the place of the first. Whole numbers beyond
  /// `Int` become doubles. Arrays and objects may be nested 512 deep.
  ///
  /// - Parameter utf8: the bytes; contiguous ones are read in place.
  /// - Returns: the value.
  /// - Throws: the first fault with its byte offset: also for invalid UTF-8, unpaired surrogates,
  ///   numbers beyond `Double` and bytes after the value.
  public static func parse(_ utf8: some Collection<UInt8>) throws(JSONError) -> JSONValue {
    let result = utf8.withContiguousStorageIfAvailable { parseBytes($0) }
    return try (result ?? Array(utf8).withUnsafeBufferPointer { parseBytes($0) }).get()
  }

  private static func parseBytes(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Result<JSONValue, JSONError> {
    Result { () throws(JSONError) -> JSONValue in
      var parser = JSONParser(bytes)
      return try parser.parseDocument()
    }
  }
}
