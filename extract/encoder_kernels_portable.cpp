// The encoder's inner loops for any processor; the compiler options stand in CMakeLists.txt.
#include "extract/encoder_kernels.ipp"

namespace adduce::extract {

extern const Kernels kernels_portable;
const Kernels kernels_portable = {"portable", embed, quantize, scale, scale_gelu_quantize, scale_add_norm, attend, project,
                                        dense, rectified_sum, accumulate, join, score_sum, multiply};

}  // namespace adduce::extract
