using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using PortReservation.Messages;

namespace PortReservation.Commands;

/// <summary>
/// Beside an unsigned 16-bit integer, whose own binding would round 1.5 to 2 and read '5kb' as 5120, '' and $null as 0, $true
/// as 1.
/// </summary>
public sealed class WholeNumberAttribute : ArgumentTransformationAttribute
{
    /// <summary>Answers the value as UInt16.</summary>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Read(inputData);

    /// <exception cref="ArgumentTransformationMetadataException">It is no whole number from 0 to 65535.</exception>
    internal static ushort Read(object? given)
    {
        var value = given is PSObject wrapped ? wrapped.BaseObject : given;
        return Parse(value) ?? throw new ArgumentTransformationMetadataException(
            Sentences.For(CultureInfo.CurrentUICulture).NotAWholeNumber(Shown.Of(value)));
    }

    private static ushort? Parse(object? value) => value switch
    {
        ushort number => number,
        int number => number is >= 0 and <= ushort.MaxValue ? (ushort)number : null,
        string text => text.All(character => character is >= '0' and <= '9') &&
            ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        decimal number => number >= 0 && number <= ushort.MaxValue && number % 1 == 0 ? (ushort)number : null,
        sbyte or byte or short or uint or long or ulong or float or double => FromNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        _ => null,
    };

    /// <summary>Not a number fails every comparison.</summary>
    private static ushort? FromNumber(double number) =>
        number >= 0 && number <= ushort.MaxValue && Math.Floor(number) == number ? (ushort)number : null;
}
