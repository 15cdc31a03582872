use strict;
use warnings;
use LWP::UserAgent;

my $agent = LWP::UserAgent->new;
print $agent->get($_)->decoded_content, "\n--\n" for @ARGV;
