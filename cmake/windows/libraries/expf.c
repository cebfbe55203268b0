/* expf of the C library on Linux (CMakeLists.txt), in place of the one that comes with the compiler. */
float skoen_expf_plain(float x);
float skoen_expf_fma(float x);

float expf(float x) {
    static int has_fma = -1; /* several threads may ask at once: all write the same */
    if (has_fma < 0) has_fma = __builtin_cpu_supports("fma") && __builtin_cpu_supports("avx2");
    return has_fma ? skoen_expf_fma(x) : skoen_expf_plain(x);
}
