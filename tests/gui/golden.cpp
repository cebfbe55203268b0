#include "tests/gui/golden.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <imgui.h>

#include "gui/platform/gl_painter.h"
#include "gui/platform/offscreen.h"

namespace skoen::tests {

using gui::platform::Picture;

namespace {

// The drivers of OpenGL are not built for sanitizers: what those say of them is not about us.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif
#else
constexpr bool kSanitized = false;
#endif

}  // namespace

bool paints_pictures() { return !kSanitized; }

std::optional<Picture> painted(PageSize size, const std::function<void()>& draw) {
    if (kSanitized) {
        std::cerr << "pictures are not compared under sanitizers\n";
        return std::nullopt;
    }
    const auto width = static_cast<int>(size.width), height = static_cast<int>(size.height);
    std::unique_ptr<gui::platform::Offscreen> gl;
    try {
        gl = std::make_unique<gui::platform::Offscreen>(width, height);
    } catch (const std::runtime_error& missing) {
        std::cerr << "pictures are not compared: " << missing.what() << '\n';
        return std::nullopt;
    }
    std::unique_ptr<gui::platform::GlPainter> painter;
    gui::ui::Frames frames([&painter] { painter->upload_fonts(); });
    painter = std::make_unique<gui::platform::GlPainter>(gui::platform::GlVersion::shaders);
    gui::ui::EventQueue events;
    for (int i = 0; i < 3; ++i) {
        frames.begin({size.width, size.height, size.scale, 1.0F / 60}, events, false);
        draw();
        frames.end();
        painter->paint(width, height);
    }
    Picture picture = gl->picture();
    painter.reset();
    return picture;
}

Difference difference(const Picture& a, const Picture& b) {
    Difference d;
    d.same_size = a.width == b.width && a.height == b.height;
    if (!d.same_size || a.rgb.empty()) return d;
    std::size_t changed = 0, beyond = 0;
    for (std::size_t at = 0; at + 2 < a.rgb.size(); at += 3) {
        int step = 0;
        for (std::size_t c = at; c < at + 3; ++c) step = std::max(step, std::abs(a.rgb[c] - b.rgb[c]));
        d.largest_step = std::max(d.largest_step, step);
        changed += step > 0 ? 1U : 0U;
        beyond += step > kStep ? 1U : 0U;
    }
    const auto pixels = static_cast<double>(a.rgb.size() / 3);
    d.share_changed = static_cast<double>(changed) / pixels;
    d.share_beyond = static_cast<double>(beyond) / pixels;
    return d;
}

bool close_enough(const Difference& d) { return d.same_size && d.share_beyond <= kMostBeyond; }

std::string golden_fault(const Picture& picture, const std::string& name) {
    if (IMGUI_VERSION_NUM >= 18900) {
        // It keeps glyphs in whole pixel sizes and scales them, so edges are softer than in the pictures kept.
        std::cerr << "pictures kept are of Dear ImGui 1.86: not compared\n";
        return {};
    }
    const std::string kept = std::string(SKOEN_SOURCE_DIR) + "/tests/gui/golden/" + name + ".png";
    if (std::getenv("SKOEN_UPDATE_GOLDEN") != nullptr) {
        std::filesystem::create_directories(std::filesystem::path(kept).parent_path());
        gui::platform::write_png(picture, kept);
        return {};
    }
    const std::optional<Picture> golden = gui::platform::read_png(kept);
    const std::string found = std::string(SKOEN_BIN_DIR) + '/' + name + ".found.png";
    if (!golden) {
        gui::platform::write_png(picture, found);
        return kept + " is missing; the picture of now is " + found;
    }
    const Difference d = difference(picture, *golden);
    if (close_enough(d)) return {};
    gui::platform::write_png(picture, found);
    return fmt::format(
        "{}: {:.3f} % of the pixels differ by more than {}/255 (largest {}); the picture of now is {}", name,
        d.share_beyond * 100, kStep, d.largest_step, found);
}

}  // namespace skoen::tests
