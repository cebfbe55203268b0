// Pixels of a finished frame, and PNG files of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace skoen::gui::platform {

struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb;  // rows from the top, three bytes a pixel
};

// The bytes of a PNG file.
std::string png_of(const Picture& picture);
// Writes it under its final name only when it is whole. Throws base::InputError when it cannot.
void write_png(const Picture& picture, const std::string& path);
// Nothing when there is no such file or it is no PNG.
std::optional<Picture> read_png(const std::string& path);

}  // namespace skoen::gui::platform
