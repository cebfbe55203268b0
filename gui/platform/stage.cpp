#include "gui/platform/stage.h"

#include <cstdint>

#include <imgui.h>

#include "gui/platform/gl_painter.h"
#include "gui/platform/offscreen.h"
#include "gui/platform/window.h"

namespace skoen::gui::platform {

namespace {

class WindowStage : public Stage {
  public:
    WindowStage(int width, int height, const std::string& title) : window_(width, height, title) {}

    void activate() override { window_.activate(); }
    void upload_fonts() override {
        if (!painter_) {
            painter_.emplace(window_.gl());
            Window::share_clipboard();
        }
        painter_->upload_fonts();
    }
    void release() override { painter_.reset(); }
    int width() const override { return window_.width(); }
    int height() const override { return window_.height(); }
    bool is_open() const override { return window_.is_open(); }
    bool is_seen() const override { return true; }
    bool collect(ui::EventQueue& events) override { return window_.collect(events); }
    void present(ui::Pointer pointer) override {
        painter_->paint(width(), height());
        last_ = {};
        window_.show(pointer);
        if (keeps_pictures_) last_ = window_.picture();
        window_.present();
    }
    std::optional<Picture> picture() const override {
        keeps_pictures_ = true;  // from the next frame on: what is shown can no longer be read
        return last_;
    }

  private:
    Window window_;
    std::optional<GlPainter> painter_;
    std::optional<Picture> last_;
    mutable bool keeps_pictures_ = false;
};

class OffscreenStage : public Stage {
  public:
    OffscreenStage(int width, int height) : gl_(width, height), width_(width), height_(height) {}

    void upload_fonts() override {
        if (!painter_) painter_.emplace(GlVersion::shaders);
        painter_->upload_fonts();
    }
    void release() override { painter_.reset(); }
    int width() const override { return width_; }
    int height() const override { return height_; }
    void present(ui::Pointer) override { painter_->paint(width_, height_); }
    std::optional<Picture> picture() const override { return gl_.picture(); }

  private:
    Offscreen gl_;
    int width_, height_;
    std::optional<GlPainter> painter_;
};

class BlankStage : public Stage {
  public:
    BlankStage(int width, int height) : width_(width), height_(height) {}

    // A number that nobody looks at.
    void upload_fonts() override {
        ImGui::GetIO().Fonts->SetTexID(reinterpret_cast<ImTextureID>(std::uintptr_t{1}));
    }
    void release() override {}
    int width() const override { return width_; }
    int height() const override { return height_; }
    void present(ui::Pointer) override {}
    std::optional<Picture> picture() const override { return std::nullopt; }

  private:
    int width_, height_;
};

}  // namespace

std::unique_ptr<Stage> window_stage(int width, int height, const std::string& title) {
    return std::make_unique<WindowStage>(width, height, title);
}
std::unique_ptr<Stage> offscreen_stage(int width, int height) {
    return std::make_unique<OffscreenStage>(width, height);
}
std::unique_ptr<Stage> blank_stage(int width, int height) {
    return std::make_unique<BlankStage>(width, height);
}

}  // namespace skoen::gui::platform
