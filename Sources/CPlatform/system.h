// What glibc has beyond the C library of Swift's own module for it.
#pragma once
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
static inline void release_free_memory(void) { malloc_trim(0); }
#else
static inline void release_free_memory(void) {}
#endif
