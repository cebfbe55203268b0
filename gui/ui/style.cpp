#include "gui/ui/style.h"

#include <array>
#include <cmath>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "sim/base/system.h"

namespace skoen::gui::ui {

namespace {

constexpr std::array<ImWchar, 11> kLetters{0x0020, 0x017F, 0x0384, 0x03CE, 0x2010, 0x2027,
                                           0x2030, 0x2033, 0x20AC, 0x20AC, 0};
constexpr std::array<ImWchar, 11> kSigns{0x2190, 0x2193, 0x2212, 0x2212, 0x2248, 0x2248,
                                         0x2260, 0x2260, 0x2264, 0x2265, 0};
constexpr float kSignWidth = 0.6F;  // report::text_width of a character outside its table

ImFont* add(const std::string& name, float em, const ImWchar* ranges, ImFontConfig config) {
    const std::filesystem::path file = base::font_folder() / name;
    if (!std::filesystem::exists(file)) {
        throw std::runtime_error(file.string() + ": missing; install the package fonts-noto-core");
    }
    const std::string path = file.string();
    config.PixelSnapH = false;
    // Three copies of a glyph across a pixel make even spacing; large type needs none.
    config.OversampleH = em < 40 ? 3 : 1;
    config.OversampleV = 1;
    return ImGui::GetIO().Fonts->AddFontFromFileTTF(path.c_str(), em * kFontHeight, &config, ranges);
}

void add_signs(float em) {
    const std::string name = "NotoSansMath-Regular.ttf";
    if (!std::filesystem::exists(base::font_folder() / name)) return;
    ImFontConfig config;
    config.MergeMode = true;
    config.GlyphMinAdvanceX = config.GlyphMaxAdvanceX = em * kSignWidth;
    add(name, em, kSigns.data(), config);
}

ImVec4 shade(const report::Colour& c) { return ImGui::ColorConvertU32ToFloat4(packed(c)); }

}  // namespace

ImFont* Fonts::at(bool is_semibold, float size) const {
    if (!is_semibold) return regular;
    return size > 1.2F ? headline : semibold;
}

Fonts build_fonts(float em) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
    Fonts fonts;
    fonts.regular = add("NotoSans-Regular.ttf", em, kLetters.data(), {});
    add_signs(em);
    fonts.semibold = add("NotoSans-Bold.ttf", em, kLetters.data(), {});
    fonts.headline = add("NotoSans-Bold.ttf", em * kHeadline, kLetters.data(), {});
    atlas.Build();
    ImGui::GetIO().FontDefault = fonts.regular;
    return fonts;
}

void apply_style(float em) {
    ImGuiStyle style;
    style.WindowPadding = style.FramePadding = style.ItemSpacing = style.ItemInnerSpacing = {0, 0};
    style.WindowBorderSize = style.ChildBorderSize = 0;
    style.WindowRounding = style.ChildRounding = 0;
    style.FramePadding = {0.6F * em, 0.3F * em};
    style.ScrollbarSize = std::round(0.6F * em);
    style.ScrollbarRounding = style.ScrollbarSize;
    style.AntiAliasedLinesUseTex = true;
    style.CircleTessellationMaxError = 0.15F;
    style.CurveTessellationTol = 0.6F;
    style.Colors[ImGuiCol_WindowBg] = shade(report::kPaper);
    style.Colors[ImGuiCol_ChildBg] = {0, 0, 0, 0};
    style.Colors[ImGuiCol_Text] = shade(report::kBlack);
    style.Colors[ImGuiCol_TextDisabled] = shade(report::kGrey);
    style.Colors[ImGuiCol_TextSelectedBg] = shade(report::kLine);
    style.Colors[ImGuiCol_FrameBg] = {0, 0, 0, 0};
    style.Colors[ImGuiCol_ScrollbarBg] = {0, 0, 0, 0};
    style.Colors[ImGuiCol_ScrollbarGrab] = shade(report::kLine);
    style.Colors[ImGuiCol_ScrollbarGrabHovered] = shade(report::kMidGrey);
    style.Colors[ImGuiCol_ScrollbarGrabActive] = shade(report::kGrey);
    style.Colors[ImGuiCol_NavHighlight] = {0, 0, 0, 0};  // the ring is drawn by gui/ui
    ImGui::GetStyle() = style;
}

void draw_words(ImDrawList& list, const Fonts& fonts, ImVec2 baseline, std::string_view words, float em,
                bool semibold, float size, ImU32 ink) {
    ImFont* font = fonts.at(semibold, size);
    const float pixels = em * size * kFontHeight;
    const float ascent = font->Ascent * pixels / font->FontSize;
    const ImVec2 top{std::round(baseline.x), std::round(baseline.y - ascent)};
    list.AddText(font, pixels, top, ink, words.data(), words.data() + words.size());
}

}  // namespace skoen::gui::ui
