#include <cmath>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/models/model.h"

namespace vlm::models {

Matrix ImageTextEncoder::logits(const Matrix& images, const Matrix& texts) const
{
    if (images.cols != texts.cols)
        throw Error(ErrorKind::Tensor,
            "image features have " + std::to_string(images.cols) + " columns and text features "
                + std::to_string(texts.cols) + "; both towers of one model must give them");
    const auto norms = [](const Matrix& matrix) {
        std::vector<double> lengths(matrix.rows);
        for (std::size_t i = 0; i < matrix.rows; ++i) {
            double squares = 0.0;
            for (const float value : matrix.row(i))
                squares += static_cast<double>(value) * value;
            lengths[i] = std::sqrt(squares);
        }
        return lengths;
    };
    const std::vector<double> imageNorms = norms(images);
    const std::vector<double> textNorms = norms(texts);
    Matrix result(images.rows, texts.rows);
    for (std::size_t i = 0; i < images.rows; ++i) {
        for (std::size_t j = 0; j < texts.rows; ++j) {
            double dot = 0.0;
            for (std::size_t k = 0; k < images.cols; ++k)
                dot += static_cast<double>(images(i, k)) * texts(j, k);
            result(i, j) = static_cast<float>(logitScale() * dot / (imageNorms[i] * textNorms[j]) + logitBias());
        }
    }
    return result;
}

}
