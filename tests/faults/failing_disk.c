/* A disk that fails: after ATTUNE_FAIL_AFTER writing calls on files below ATTUNE_FAIL_UNDER, each one gives EIO.
   With ATTUNE_FAIL_GONE set, reading and opening fail from then on too, as on a stick that was pulled out. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;

static int concerns(int fd)
{
    char link[64], path[4096];
    const char *under = getenv("ATTUNE_FAIL_UNDER");
    if (under == NULL)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = '\0';
    return strncmp(path, under, strlen(under)) == 0;
}

static int fails(int fd)
{
    const char *after = getenv("ATTUNE_FAIL_AFTER");
    if (after == NULL || !concerns(fd))
        return 0;
    if (__sync_add_and_fetch(&calls, 1) <= atol(after))
        return 0;
    errno = EIO;
    return 1;
}

static int gone(int fd)
{
    if (getenv("ATTUNE_FAIL_GONE") == NULL || calls <= atol(getenv("ATTUNE_FAIL_AFTER")) || !concerns(fd))
        return 0;
    errno = EIO;
    return 1;
}

static int gone_path(const char *path)
{
    const char *under = getenv("ATTUNE_FAIL_UNDER");
    if (getenv("ATTUNE_FAIL_GONE") == NULL || under == NULL || calls <= atol(getenv("ATTUNE_FAIL_AFTER")))
        return 0;
    if (strncmp(path, under, strlen(under)) != 0)
        return 0;
    errno = ENOENT;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *bytes, size_t size) { return fails(fd) ? -1 : REAL(write)(fd, bytes, size); }
ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) { return fails(fd) ? -1 : REAL(pwrite)(fd, bytes, size, at); }
ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at) { return fails(fd) ? -1 : REAL(pwrite64)(fd, bytes, size, at); }
int ftruncate(int fd, off_t size) { return fails(fd) ? -1 : REAL(ftruncate)(fd, size); }
int ftruncate64(int fd, off64_t size) { return fails(fd) ? -1 : REAL(ftruncate64)(fd, size); }
int fsync(int fd) { return fails(fd) ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return fails(fd) ? -1 : REAL(fdatasync)(fd); }

ssize_t read(int fd, void *bytes, size_t size) { return gone(fd) ? -1 : REAL(read)(fd, bytes, size); }
ssize_t pread(int fd, void *bytes, size_t size, off_t at) { return gone(fd) ? -1 : REAL(pread)(fd, bytes, size, at); }
ssize_t pread64(int fd, void *bytes, size_t size, off64_t at) { return gone(fd) ? -1 : REAL(pread64)(fd, bytes, size, at); }
int unlink(const char *path) { return gone_path(path) ? -1 : REAL(unlink)(path); }
int rename(const char *from, const char *to) { return gone_path(to) ? -1 : REAL(rename)(from, to); }

#define OPENING(name)                                                                                                  \
    int name(const char *path, int flags, ...)                                                                         \
    {                                                                                                                  \
        va_list rest;                                                                                                  \
        va_start(rest, flags);                                                                                         \
        mode_t mode = (flags & O_CREAT) ? va_arg(rest, mode_t) : 0;                                                    \
        va_end(rest);                                                                                                  \
        return gone_path(path) ? -1 : REAL(name)(path, flags, mode);                                                   \
    }
OPENING(open)
OPENING(open64)
