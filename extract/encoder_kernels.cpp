#include "extract/encoder_kernels.hpp"

#ifdef ADDUCE_X86_KERNELS
#include <cpuid.h>
#endif

namespace adduce::extract {

#ifdef ADDUCE_X86_KERNELS
extern const Kernels kernels_avx512;
extern const Kernels kernels_avxvnni;
extern const Kernels kernels_avx2;
#endif
extern const Kernels kernels_portable;

#ifdef ADDUCE_X86_KERNELS
namespace {

/// CPUID leaf 7.1, EAX bit 4. Not all compilers know the name yet; the system saves the registers of AVX2.
bool has_avxvnni() {
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
    return __get_cpuid_count(7, 1, &a, &b, &c, &d) != 0 && (a & 16U) != 0;
}

}  // namespace
#endif

std::vector<const Kernels*> available_kernels() {
#ifdef ADDUCE_X86_KERNELS
    __builtin_cpu_init();
    const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    const bool avxvnni = avx2 && has_avxvnni();
    const bool avx512 = avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
    std::vector<const Kernels*> available;
    if (avx512) available.push_back(&kernels_avx512);
    if (avxvnni) available.push_back(&kernels_avxvnni);
    if (avx2) available.push_back(&kernels_avx2);
    available.push_back(&kernels_portable);
    return available;
#else
    return {&kernels_portable};
#endif
}

}  // namespace adduce::extract
