using System.Globalization;
using System.Management.Automation;
using System.Net;
using PortReservation.Messages;

namespace PortReservation.Commands;

/// <summary>Takes an IP address in numbers: a name may have several, or another one tomorrow.</summary>
public sealed class AddressAttribute : ArgumentTransformationAttribute
{
    /// <summary>Answers the value as IPAddress.</summary>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value as IPAddress ?? Parse(value as string) ?? throw new ArgumentTransformationMetadataException(
            Sentences.For(CultureInfo.CurrentUICulture).NotAnAddress(Shown.Of(value)));
    }

    private static IPAddress? Parse(string? text) => IPAddress.TryParse(text ?? "", out var address) ? address : null;
}
