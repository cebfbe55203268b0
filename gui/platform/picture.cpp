#include "gui/platform/picture.h"

#include <memory>

#include <stb_image.h>
#include <stb_image_write.h>

#include "sim/base/error.h"
#include "sim/base/file.h"

namespace skoen::gui::platform {

std::string png_of(const Picture& picture) {
    std::string bytes;
    const auto append = [](void* to, void* data, int size) {
        static_cast<std::string*>(to)->append(static_cast<const char*>(data), static_cast<std::size_t>(size));
    };
    const int written = stbi_write_png_to_func(append, &bytes, picture.width, picture.height, 3,
                                               picture.rgb.data(), 3 * picture.width);
    base::ensure(written != 0, "stb_image_write made no PNG");
    return bytes;
}

void write_png(const Picture& picture, const std::string& path) {
    base::write_file_atomically(path, png_of(picture));
}

std::optional<Picture> read_png(const std::string& path) {
    Picture picture;
    int channels = 0;
    const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
        stbi_load(path.c_str(), &picture.width, &picture.height, &channels, 3), stbi_image_free);
    if (!pixels) return std::nullopt;
    const auto size = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3;
    picture.rgb.assign(pixels.get(), pixels.get() + size);
    return picture;
}

}  // namespace skoen::gui::platform
