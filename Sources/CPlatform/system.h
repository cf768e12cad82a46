// What the systems have beyond the C library that Swift's own modules show.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
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
// Lets the process take its first memory, up to three quarters of a gigabyte, in pages of 2 MB where the system has them
// (transparent huge pages, madvise(2)): it waits for fewer pages, and finds them quicker. For one that ends soon, as
// less is given back. Without mimalloc nothing is done.
#include <sys/mman.h>
extern bool mi_manage_os_memory(void *start, size_t size, bool is_committed, bool is_large, bool is_zero, int numa_node)
    __attribute__((weak));
static inline void use_large_pages(void) {
  // mimalloc divides memory into segments of 32 MB, which begin at multiples of that.
  const size_t size = (size_t)768 << 20, alignment = (size_t)64 << 20;
  if (!mi_manage_os_memory) return;
  // No memory yet, only addresses.
  char *memory =
      mmap(NULL, size + alignment, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) return;
  memory += (alignment - (uintptr_t)memory % alignment) % alignment;
  madvise(memory, size, MADV_HUGEPAGE);
  mi_manage_os_memory(memory, size, true, false, true, -1);
}
// Bytes that are allocated and not freed, in blocks of the C library's malloc; -1 where it does not tell. What
// threads keep of freed blocks to use again counts as allocated.
static inline ptrdiff_t allocated_bytes(void) {
#if __GLIBC_PREREQ(2, 33)
  const struct mallinfo2 info = mallinfo2();
  return (ptrdiff_t)(info.uordblks + info.hblkhd);
#else
  return -1;
#endif
}
#else
static inline void keep_free_memory(void) {}
static inline void use_large_pages(void) {}
static inline void release_free_memory(void) {}
static inline ptrdiff_t allocated_bytes(void) { return -1; }
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

// The bytes by which the linker names the running program, the same only for the same code and data (the note
// NT_GNU_BUILD_ID of an ELF file, asked for with --build-id). Gives their number, at most 64; 0 where there is no
// such note.
#ifdef __linux__
#include <elf.h>
#include <link.h>
#include <string.h>
#include <sys/auxv.h>
static inline size_t program_id(unsigned char id[64]) {
  const ElfW(Phdr) *headers = (const ElfW(Phdr) *)getauxval(AT_PHDR);
  const size_t count = getauxval(AT_PHNUM);
  // The headers tell where they were meant to be; without that the notes cannot be found.
  const ElfW(Phdr) *self = NULL;
  for (size_t i = 0; i < count && !self; i++)
    if (headers[i].p_type == PT_PHDR) self = &headers[i];
  for (size_t i = 0; i < count && self; i++) {
    if (headers[i].p_type != PT_NOTE) continue;
    const uintptr_t base = (uintptr_t)headers - self->p_vaddr;
    const char *at = (const char *)(base + headers[i].p_vaddr), *end = at + headers[i].p_memsz;
    while (at + sizeof(ElfW(Nhdr)) <= end) {
      const ElfW(Nhdr) *note = (const ElfW(Nhdr) *)at;
      const char *name = at + sizeof *note, *value = name + ((note->n_namesz + 3) & ~3u);
      if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == 4 && !memcmp(name, "GNU", 4)) {
        const size_t length = note->n_descsz < 64 ? note->n_descsz : 64;
        memcpy(id, value, length);
        return length;
      }
      at = value + ((note->n_descsz + 3) & ~3u);
    }
  }
  return 0;
}
#else
static inline size_t program_id(unsigned char id[64]) { return 0; }
#endif
