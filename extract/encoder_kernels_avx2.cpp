// The encoder's inner loops for AVX2; the compiler options stand in CMakeLists.txt.
#include "extract/encoder_kernels.ipp"

namespace adduce::extract {

extern const Kernels kernels_avx2;
const Kernels kernels_avx2 = {"avx2", embed, quantize, scale, scale_gelu_quantize, scale_add_norm, attend, project,
                                    dense, rectified_sum, accumulate, join, score_sum, multiply};

}  // namespace adduce::extract
