// What the systems have beyond the C library that Swift's own modules show.
#pragma once
#include <stdbool.h>
#include <stdlib.h>

// Lets the process keep memory that it frees, and get more in steps of megabytes: a build frees and
// allocates buffers all the time, and each that goes to the system and comes back is cleared page by page.
// release_free_memory gives back what is free at last.
#ifdef __GLIBC__
#include <malloc.h>
static inline void keep_free_memory(void) {
  mallopt(M_TOP_PAD, 4 << 20);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
}
// Of mimalloc, where the program is linked with it.
extern void mi_collect(bool force) __attribute__((weak));
static inline void release_free_memory(void) {
  if (mi_collect)
    mi_collect(true);
  else
    malloc_trim(0);
}
#else
static inline void keep_free_memory(void) {}
static inline void release_free_memory(void) {}
#endif

// Lets two paths change places; -1 and errno where the system or the file system cannot.
#ifdef __linux__
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>
static inline int exchange_paths(const char *path, const char *other) {
  // Flag 2 of renameat2(2) is RENAME_EXCHANGE.
  return (int)syscall(SYS_renameat2, AT_FDCWD, path, AT_FDCWD, other, 2u);
}
#else
#include <stdio.h>
static inline int exchange_paths(const char *path, const char *other) {
  return renamex_np(path, other, RENAME_SWAP);
}
#endif
