import Paths

/// Paths are taken apart all over this module.
typealias PathText = Paths.PathText
