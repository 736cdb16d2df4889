#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace dicom_test {

inline std::string word(int value)
{
    return {static_cast<char>(value & 0xFF), static_cast<char>((value >> 8) & 0xFF)};
}

inline std::string element(int group, int number, const char* vr, std::string value)
{
    if (value.size() % 2 != 0)
        value += ' ';
    return word(group) + word(number) + vr + word(static_cast<int>(value.size())) + value;
}

/// A computed tomography of `frames` pictures, 16 bits signed, slope 1 and intercept -1024, window 400 at 40.
struct Scan {
    int width = 64;
    int height = 48;
    int frames = 1;
    std::string orientation = "1\\0\\0\\0\\1\\0";
    std::string photometric = "MONOCHROME2";
    std::string acquisition{}; // further elements of groups 0018 and lower
    std::string pixels{}; // elements between the columns and the bits: spacing, aspect ratio
    std::string groups{}; // behind group 0028
    /// Stored value of a pixel.
    std::function<int(int x, int y, int frame)> value = [](int x, int y, int) { return 1024 + 10 * x - 5 * y; };

    std::string bytes() const
    {
        std::string data;
        for (int f = 0; f < frames; ++f)
            for (int y = 0; y < height; ++y)
                for (int x = 0; x < width; ++x)
                    data += word(value(x, y, f));
        std::string set = element(8, 0x60, "CS", "CT") + acquisition;
        if (!orientation.empty())
            set += element(0x20, 0x37, "DS", orientation);
        set += element(0x28, 2, "US", word(1)) + element(0x28, 4, "CS", photometric);
        if (frames > 1)
            set += element(0x28, 8, "IS", std::to_string(frames));
        set += element(0x28, 0x10, "US", word(height)) + element(0x28, 0x11, "US", word(width)) + pixels
            + element(0x28, 0x100, "US", word(16)) + element(0x28, 0x101, "US", word(16))
            + element(0x28, 0x102, "US", word(15)) + element(0x28, 0x103, "US", word(1))
            + element(0x28, 0x1050, "DS", "40") + element(0x28, 0x1051, "DS", "400")
            + element(0x28, 0x1052, "DS", "-1024") + element(0x28, 0x1053, "DS", "1") + groups;
        const auto size = static_cast<std::uint32_t>(data.size());
        return std::string(128, '\0') + "DICM" + element(2, 0x10, "UI", std::string("1.2.840.10008.1.2.1") + '\0') + set
            + word(0x7FE0) + word(0x10) + "OW" + word(0) + word(static_cast<int>(size & 0xFFFFU))
            + word(static_cast<int>(size >> 16)) + data;
    }
};

}
