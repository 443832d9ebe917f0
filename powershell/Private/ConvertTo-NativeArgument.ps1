# Quotes one argument for ProcessStartInfo.Arguments (.NET Framework has no ArgumentList): backslashes count only before a quote.
function ConvertTo-NativeArgument {
    param([string] $Value)

    '"' + ($Value -replace '(\\*)"', '$1$1\"' -replace '(\\+)\z', '$1$1') + '"'
}
