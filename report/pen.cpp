#include "report/pen.h"

#include <algorithm>
#include <numeric>

namespace skoen::report {

Mark& Pen::write(Point at, std::string_view words, const TextStyle& style) {
    return add({Text{at, std::string(words), style.ink, style.semibold, style.anchor, style.size}});
}

int Pen::paragraph(Point at, double width, std::string_view words, const TextStyle& style, double step) {
    const std::vector<std::string> lines = wrap(words, width, style.semibold, style.size);
    for (const std::string& line : lines) {
        write(at, line, style);
        at.y += step * style.size;
    }
    return static_cast<int>(lines.size());
}

std::vector<std::string> Pen::wrap(std::string_view words, double width, bool semibold, double size) const {
    std::vector<std::string> lines;
    std::string line;
    while (!words.empty()) {
        const std::size_t space = std::min(words.find(' '), words.size());
        const std::string_view word = words.substr(0, space);
        words.remove_prefix(std::min(space + 1, words.size()));
        if (word.empty()) continue;
        std::string longer = line.empty() ? std::string(word) : line + ' ' + std::string(word);
        if (!line.empty() && measured(longer, semibold, size) > width) {
            lines.push_back(std::move(line));
            longer = word;
        }
        line = std::move(longer);
    }
    if (!line.empty()) lines.push_back(std::move(line));
    return lines;
}

void Pen::badge(Point at, const PlanLook& look) {
    constexpr double kSide = 1.45;
    const bool outlined = look.letter == "0";
    Rect square{at.x, at.y, kSide, kSide, outlined ? kPaper : look.dark, {}, 0.17};
    if (outlined) square.stroke = Stroke{look.dark, kHair};
    rect(square);
    write({at.x + kSide / 2, at.y + kSide / 2 + kCapHeight / 2}, look.letter,
          {.ink = outlined ? look.dark : kWhite, .semibold = true, .anchor = Anchor::middle});
}

void Pen::number_disc(Point at, int number) {
    marker({at, Shape::circle, 1.36, kBlack});
    write({at.x, at.y + kCapHeight / 2}, std::to_string(number),
          {.ink = kWhite, .semibold = true, .anchor = Anchor::middle});
}

Box Pen::box(const Text& text) const { return text_box(text, measure_); }

Box text_box(const Text& text, const TextMeasure& measure) {
    const double width = measure(text.words, text.semibold) * text.size;
    const double shift = text.anchor == Anchor::start ? 0.0 : (text.anchor == Anchor::middle ? 0.5 : 1.0);
    const double left = text.at.x - shift * width;
    return {left, text.at.y - kAscent * text.size, left + width, text.at.y + kDescent * text.size};
}

std::vector<double> spread(const std::vector<double>& wished, std::vector<double> extents, double gap,
                           double lowest, double highest) {
    const std::size_t n = wished.size();
    if (n == 0) return {};
    const double needed = std::accumulate(extents.begin(), extents.end(), gap * static_cast<double>(n - 1));
    if (needed > highest - lowest) {
        const double shrink = (highest - lowest) / needed;
        for (double& extent : extents) extent *= shrink;
        gap *= shrink;
    }
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return wished[a] < wished[b]; });
    // offset[k]: from the first centre to the k-th when all touch. Wishes less offsets must rise: isotonic regression by
    // pooling adjacent violators (Ayer et al. 1955).
    std::vector<double> offset(n, 0);
    for (std::size_t k = 1; k < n; ++k) {
        offset[k] = offset[k - 1] + (extents[order[k - 1]] + extents[order[k]]) / 2 + gap;
    }
    struct Block {
        double sum = 0;
        std::size_t size = 0;
        [[nodiscard]] double mean() const { return sum / static_cast<double>(size); }
    };
    std::vector<Block> blocks;
    for (std::size_t k = 0; k < n; ++k) {
        blocks.push_back({wished[order[k]] - offset[k], 1});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() > blocks.back().mean()) {
            const Block last = blocks.back();
            blocks.pop_back();
            blocks.back().sum += last.sum;
            blocks.back().size += last.size;
        }
    }
    const double least = lowest + extents[order[0]] / 2;
    const double most = highest - extents[order[n - 1]] / 2 - offset[n - 1];
    std::vector<double> placed(n);
    std::size_t k = 0;
    for (const Block& block : blocks) {
        for (std::size_t i = 0; i < block.size; ++i, ++k) {
            placed[order[k]] = std::clamp(block.mean(), least, std::max(least, most)) + offset[k];
        }
    }
    return placed;
}

}  // namespace skoen::report
