#include "extract/encoder_kernels.hpp"

#include <array>

namespace adduce::extract {

#ifdef ADDUCE_X86_KERNELS
extern const Kernels kernels_avx512;
extern const Kernels kernels_avx2;
#endif
extern const Kernels kernels_portable;

std::span<const Kernels* const> available_kernels() {
#ifdef ADDUCE_X86_KERNELS
    static constexpr std::array<const Kernels*, 3> all = {&kernels_avx512, &kernels_avx2, &kernels_portable};
    __builtin_cpu_init();
    const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    const bool avx512 = avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
    return std::span(all).subspan(avx512 ? 0 : avx2 ? 1 : 2);
#else
    static constexpr std::array<const Kernels*, 1> all = {&kernels_portable};
    return all;
#endif
}

}  // namespace adduce::extract
